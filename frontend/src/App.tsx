/** What every page stands on, and which page an address means. */
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
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
import { Waiting, later } from "./ui/later";
import { theme } from "./ui/theme";

// What nobody who draws flows needs is not loaded for them either.
const editor = later(async () => (await import("./pages/EditorPage")).EditorPage);
const oneHours = later(async () => (await import("./pages/OneHoursPage")).OneHoursPage);
const voicemail = later(async () => (await import("./pages/VoicemailPage")).VoicemailPage);
const panel = later(async () => (await import("./pages/PanelPage")).PanelPage);
const sheet = later(async () => (await import("./pages/SheetPage")).SheetPage);
const gallery = later(async () => (await import("./pages/GalleryPage")).GalleryPage);
// Beside the first request of all.
if (/^\/flows\/\d+$/.test(location.pathname)) editor.ahead();

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => isSignedOut(error) && goToSignIn() }),
  defaultOptions: { queries: { retry: (failures, error) => isOffline(error) && failures < 3 } },
});

function Pages() {
  const me = useMe();
  useEffect(() => {
    if (me.data === undefined) return;
    speak(me.data.language);
    // What people come for, so that it opens at once from every other page.
    editor.ahead();
  }, [me.data]);
  if (me.isError) return <Problem error={me.error} retry={() => void me.refetch()} />;
  if (me.isPending) return <Waiting />;
  return (
    <Switch>
      <Route path="/" component={FlowsPage} />
      <Route path="/prompts" component={PromptsPage} />
      <Route path="/numbers" component={NumbersPage} />
      <Route path="/people" component={PeoplePage} />
      <Route path="/hours" component={HoursPage} />
      <Route path="/hours/:key">{({ key }) => <oneHours.Page key={key} hoursKey={key} />}</Route>
      <Route path="/panel" component={panel.Page} />
      <Route path="/panel/tables/:key">
        {({ key }) => <sheet.Page key={key} kind="table" thingKey={key} />}
      </Route>
      <Route path="/panel/caller-lists/:key">
        {({ key }) => <sheet.Page key={key} kind="caller_list" thingKey={key} />}
      </Route>
      <Route path="/voicemail/:id?">
        {({ id }) => <voicemail.Page shown={id === undefined ? null : Number(id)} />}
      </Route>
      <Route path="/outgoing/:id?">
        {({ id }) => <OutgoingPage shown={id === undefined ? null : Number(id)} />}
      </Route>
      <Route path="/gallery" component={gallery.Page} />
      <Route path="/flows/:id/script">
        {({ id }) => <ScriptPage key={id} flowId={Number(id)} />}
      </Route>
      <Route path="/flows/:id">{({ id }) => <editor.Page key={id} flowId={Number(id)} />}</Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
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
