/** Who is told of a message, and how that went. */
import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Voicemail } from "../api/voicemail";
import { useTellAgain } from "../store/voicemail";
import { ToldRow } from "../ui/ToldRow";
import classes from "./Voicemail.module.css";

interface Props {
  readonly message: Voicemail;
  readonly keeps: boolean;
}

export function ToldList({ message, keeps }: Props) {
  const { t } = useTranslation();
  const again = useTellAgain();
  if (message.told.length === 0) return null;
  const failed = message.told.some(({ state }) => state === "failed");
  return (
    <ul className={classes.told}>
      {message.told.map((told) => (
        <ToldRow key={`${told.kind} ${told.to}`} told={told} />
      ))}
      {failed && keeps && (
        <li>
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => again.mutate(message.id)}
          >
            {t("voicemail.again")}
          </Anchor>
        </li>
      )}
    </ul>
  );
}
