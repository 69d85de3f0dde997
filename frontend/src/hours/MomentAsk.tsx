/** What happens at this moment? A day and a time of the calendar's own clock, and the answer. */
import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PictureQuestion } from "../api/hours";
import { usePicture } from "../store/hours";
import { wallClock } from "../i18n/times";
import { toldInWords } from "./wording";

interface Props {
  readonly zone: string;
  readonly question: PictureQuestion;
}

export function MomentAsk({ zone, question }: Props) {
  const { t, i18n } = useTranslation();
  const [at, setAt] = useState(() => wallClock(zone));
  const asked = usePicture({ ...question, days: 1, at: at === "" ? null : at });
  const told = asked.data?.told;
  return (
    <div>
      <TextInput
        type="datetime-local"
        label={t("hours.moment")}
        description={t("hours.momentHelp", { zone })}
        value={at}
        min="2000-01-01T00:00"
        max="2100-12-31T23:59"
        maw={280}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Text size="sm" mt={6} role="status">
        {told !== undefined && toldInWords(told, { t, zone, language: i18n.language })}
        {told !== undefined && told.wall !== "" && ` ${t(`hours.wall_${told.wall}`)}`}
      </Text>
    </div>
  );
}
