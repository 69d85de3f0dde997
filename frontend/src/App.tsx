/** What every page stands on, and which page an address means. */
import { Loader, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense, lazy, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Route, Switch } from "wouter";
import { speak } from "./i18n";
import { FlowsPage } from "./pages/FlowsPage";
import { HoursPage } from "./pages/HoursPage";
import { NotFoundPage } from "./pages/NotFoundPage";
import { NumbersPage } from "./pages/NumbersPage";
import { OutgoingPage } from "./pages/OutgoingPage";
import { PeoplePage } from "./pages/PeoplePage";
import { PromptsPage } from "./pages/PromptsPage";
import { ScriptPage } from "./pages/ScriptPage";
import { isOffline, isSignedOut } from "./store/failures";
import { useMe } from "./store/queries";
import { goToSignIn } from "./store/sign-out";
import { ErrorBoundary } from "./ui/ErrorBoundary";
import { Problem } from "./ui/Problem";
import { theme } from "./ui/theme";

const OneHoursPage = lazy(async () => ({
  default: (await import("./pages/OneHoursPage")).OneHoursPage,
}));
const VoicemailPage = lazy(async () => ({
  default: (await import("./pages/VoicemailPage")).VoicemailPage,
}));
const PanelPage = lazy(async () => ({ default: (await import("./pages/PanelPage")).PanelPage }));
const SheetPage = lazy(async () => ({ default: (await import("./pages/SheetPage")).SheetPage }));
const EditorPage = lazy(async () => ({ default: (await import("./pages/EditorPage")).EditorPage }));

// What nobody who draws flows needs is not loaded for them either.
const GalleryPage = lazy(async () => ({
  default: (await import("./pages/GalleryPage")).GalleryPage,
}));

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => isSignedOut(error) && goToSignIn() }),
  defaultOptions: { queries: { retry: (failures, error) => isOffline(error) && failures < 3 } },
});

function Pages() {
  const me = useMe();
  useEffect(() => {
    if (me.data !== undefined) speak(me.data.language);
  }, [me.data]);
  if (me.isError) return <Problem error={me.error} retry={() => void me.refetch()} />;
  if (me.isPending) return <Waiting />;
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/" component={FlowsPage} />
        <Route path="/prompts" component={PromptsPage} />
        <Route path="/numbers" component={NumbersPage} />
        <Route path="/people" component={PeoplePage} />
        <Route path="/hours" component={HoursPage} />
        <Route path="/hours/:key">{({ key }) => <OneHoursPage key={key} hoursKey={key} />}</Route>
        <Route path="/panel" component={PanelPage} />
        <Route path="/panel/tables/:key">
          {({ key }) => <SheetPage key={key} kind="table" thingKey={key} />}
        </Route>
        <Route path="/panel/caller-lists/:key">
          {({ key }) => <SheetPage key={key} kind="caller_list" thingKey={key} />}
        </Route>
        <Route path="/voicemail/:id?">
          {({ id }) => <VoicemailPage shown={id === undefined ? null : Number(id)} />}
        </Route>
        <Route path="/outgoing/:id?">
          {({ id }) => <OutgoingPage shown={id === undefined ? null : Number(id)} />}
        </Route>
        <Route path="/gallery" component={GalleryPage} />
        <Route path="/flows/:id/script">
          {({ id }) => <ScriptPage key={id} flowId={Number(id)} />}
        </Route>
        <Route path="/flows/:id">{({ id }) => <EditorPage key={id} flowId={Number(id)} />}</Route>
        <Route component={NotFoundPage} />
      </Switch>
    </Suspense>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return <Loader m="xl" aria-label={t("common.loading")} />;
}

export function App({ nonce }: { readonly nonce: string }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="bottom-center" limit={3} />
      <ErrorBoundary>
        <QueryClientProvider client={queries}>
          <Pages />
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}
