/** How a call of our own, or one attempt of it, stands: a word with its colour. */
import { Badge } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconPhoneCalling,
  IconPhoneOff,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Attempt, OutgoingState } from "../api/types";

interface Look {
  readonly colour: string;
  readonly icon: Icon;
}

const LOOKS: Readonly<Record<OutgoingState, Look>> = {
  waiting: { colour: "gray", icon: IconClock },
  calling: { colour: "blue", icon: IconPhoneCalling },
  answered: { colour: "green", icon: IconCircleCheck },
  given_up: { colour: "orange", icon: IconPhoneOff },
  refused: { colour: "red", icon: IconCircleX },
  unknown: { colour: "red", icon: IconHelpCircle },
  cancelled: { colour: "gray", icon: IconBan },
};

const ATTEMPTS: Readonly<Record<Attempt["state"] | Exclude<Attempt["outcome"], "">, Look>> = {
  asking: { colour: "gray", icon: IconClock },
  ringing: LOOKS.calling,
  talking: LOOKS.calling,
  ended: { colour: "gray", icon: IconCircleCheck },
  not_made: LOOKS.refused,
  unknown: LOOKS.unknown,
  answered: LOOKS.answered,
  busy: LOOKS.given_up,
  no_answer: LOOKS.given_up,
  failed: LOOKS.refused,
};

function Worded({ look, word }: { readonly look: Look; readonly word: string }) {
  return (
    <Badge
      variant="light"
      tt="none"
      color={look.colour}
      leftSection={<look.icon size={14} aria-hidden />}
    >
      {word}
    </Badge>
  );
}

export function StateBadge({ state }: { readonly state: OutgoingState }) {
  const { t } = useTranslation();
  return <Worded look={LOOKS[state]} word={t(`outgoingState.${state}`)} />;
}

/** How it ended, if it has. */
export function AttemptBadge({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const standing = attempt.outcome || attempt.state;
  return <Worded look={ATTEMPTS[standing]} word={t(`attempt.${standing}`)} />;
}
