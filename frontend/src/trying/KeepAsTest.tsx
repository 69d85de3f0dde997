/** What was done with the phone so far, as a test that is opened to be named and saved. */
import { Button } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useEditor } from "../store/context";
import { useKeepTrial } from "../store/tests";
import { useFailureText } from "../ui/failure";
import classes from "./Phone.module.css";
import type { Phone } from "./phone";

export function KeepAsTest({ phone }: { readonly phone: Phone }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const editable = useEditor((state) => state.canDesign);
  const callid = useStore(phone.state, (state) => state.callid);
  const over = useStore(phone.state, (state) => state.stage === "over");
  const begun = useStore(phone.state, (state) => state.posts.length > 0);
  const keep = useKeepTrial();
  if (!editable || callid === null || !begun) return null;
  return (
    <>
      <Button
        variant="light"
        size="xs"
        fullWidth
        loading={keep.isPending}
        leftSection={<IconFlask size={16} aria-hidden />}
        onClick={() => keep.mutate({ callid, over })}
      >
        {t("try.keep")}
      </Button>
      {keep.isError && (
        <p className={classes.problem} role="alert">
          {failureText(keep.error)}
        </p>
      )}
    </>
  );
}
