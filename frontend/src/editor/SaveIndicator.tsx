/** Whether the work is safe, in few words. */
import { Button, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconRefresh } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { countDifferences } from "../graph/compare";
import { clock } from "../i18n/times";
import { useEditor } from "../store/context";
import { goToSignIn } from "../store/sign-out";
import { isUnsaved } from "../store/slices/draft";
import classes from "./TopBar.module.css";

const ICONS = {
  good: IconCloudCheck,
  busy: IconRefresh,
  away: IconCloudOff,
  bad: IconAlertTriangle,
};

interface Standing {
  readonly mood: keyof typeof ICONS;
  readonly text: string;
  readonly more: string | null;
}

/** How much the server does not have yet; counted only while it is away. */
function useUnsavedCount(): number {
  const away = useEditor(({ saveState }) => saveState.kind === "offline");
  const acknowledged = useEditor((state) => state.acknowledged);
  const document = useEditor((state) => state.document);
  return useMemo(
    () => (away ? countDifferences(acknowledged, document) : 0),
    [away, acknowledged, document],
  );
}

function useStanding(): Standing {
  const { t, i18n } = useTranslation();
  const state = useEditor(({ saveState }) => saveState);
  const count = useUnsavedCount();
  const unsaved = useEditor(isUnsaved);
  const savedAt = useEditor((current) => current.savedAt);
  switch (state.kind) {
    case "saving":
      return { mood: "busy", text: t("save.saving"), more: null };
    case "merging":
      return { mood: "busy", text: t("save.merging"), more: null };
    case "offline":
      return { mood: "away", text: t("save.offline", { count }), more: t("save.offlineHelp") };
    case "signedOut":
      return { mood: "bad", text: t("save.signedOut"), more: null };
    case "refused":
      return {
        mood: "bad",
        text: t("save.refused", { message: state.message }),
        more: state.message,
      };
    case "idle":
      if (unsaved) return { mood: "busy", text: t("save.unsaved"), more: null };
      if (savedAt === null) return { mood: "good", text: t("save.savedNever"), more: null };
      return {
        mood: "good",
        text: t("save.saved", { time: clock(savedAt, i18n.language) }),
        more: null,
      };
  }
}

export function SaveIndicator() {
  const { mood, text, more } = useStanding();
  const signedOut = useEditor(({ saveState }) => saveState.kind === "signedOut");
  const Icon = ICONS[mood];
  if (signedOut) {
    return (
      <Button size="compact-sm" color="red" variant="light" onClick={goToSignIn}>
        {text}
      </Button>
    );
  }
  return (
    <Tooltip label={more} disabled={more === null}>
      <span className={classes.save} data-mood={mood}>
        <Icon size={16} aria-hidden />
        <span className={classes.saveText}>{text}</span>
      </span>
    </Tooltip>
  );
}
