/** The test that is open, over the drawing; and the call that this page's address makes one of. */
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useSearchParams } from "wouter";
import { useEditor, useSession } from "../store/context";
import { openCallAsTest } from "../store/tests";
import { useFailureText } from "../ui/failure";
import { TestForm } from "./TestForm";

function useCallOfAddress(): void {
  const session = useSession();
  const failureText = useFailureText();
  const [asked, setAsked] = useSearchParams();
  const callid = asked.get("test_of");
  useEffect(() => {
    if (callid === null) return;
    // So that going back, or loading the page anew, does not make it a second time.
    setAsked(
      (before) => {
        before.delete("test_of");
        return before;
      },
      { replace: true },
    );
    openCallAsTest(session, callid).catch((error: unknown) => {
      notifications.show({ color: "red", message: failureText(error) });
    });
  }, [session, callid, setAsked, failureText]);
}

export function OpenedTest() {
  useCallOfAddress();
  const { store } = useSession();
  const opened = useEditor((state) => state.openedTest);
  if (opened === null) return null;
  return <TestForm opened={opened} onClose={() => store.getState().openTest(null)} />;
}
