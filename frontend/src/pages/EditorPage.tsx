/** One flow, opened for editing: loads it, and keeps the work safe whatever happens. */
import { Loader } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Editor } from "../editor/Editor";
import { EditorContext } from "../store/context";
import { isMissing, isSignedOut } from "../store/failures";
import type { EditorSession } from "../store/session";
import { openEditor } from "../store/session";
import { goToSignIn } from "../store/sign-out";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { Problem } from "../ui/Problem";

type Opening =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "open"; readonly session: EditorSession };

function useOpenFlow(flowId: number) {
  const [opening, setOpening] = useState<Opening>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let left = false;
    let session: EditorSession | null = null;
    openEditor(flowId).then(
      (opened) => {
        session = opened;
        if (left) opened.close();
        else setOpening({ kind: "open", session: opened });
      },
      (error: unknown) => {
        if (isSignedOut(error)) goToSignIn();
        else if (!left) setOpening({ kind: "failed", error });
      },
    );
    return () => {
      left = true;
      session?.close();
    };
  }, [flowId, attempt]);
  const retry = useCallback(() => {
    setOpening({ kind: "loading" });
    setAttempt((count) => count + 1);
  }, []);
  return { opening, retry };
}

export function EditorPage({ flowId }: { readonly flowId: number }) {
  const { t } = useTranslation();
  const { opening, retry } = useOpenFlow(flowId);
  if (opening.kind === "loading") return <Loader m="xl" aria-label={t("common.loading")} />;
  if (opening.kind === "failed") {
    const gone = isMissing(opening.error);
    return gone ? (
      <Problem error={new Error(t("errors.flowGone"))} />
    ) : (
      <Problem error={opening.error} retry={retry} />
    );
  }
  const { session } = opening;
  return (
    <ErrorBoundary onCrash={session.keep}>
      <EditorContext value={session}>
        <Editor />
      </EditorContext>
    </ErrorBoundary>
  );
}
