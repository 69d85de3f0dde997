/** Who else is in the flow, in the bar. */
import { Avatar, Tooltip } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";
import { useMe } from "../store/queries";
import type { Person } from "../store/slices/presence";
import { peopleIn } from "../store/slices/presence";
import classes from "./Peers.module.css";
import { colourOf } from "./colours";

const MOST_SHOWN = 4;

function initials(name: string): string {
  const [first = "", second = ""] = name.split(/[\s._-]+/).filter(Boolean);
  const letters = second === "" ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1);
  return letters.toLocaleUpperCase();
}

function PersonAvatar({ person, label }: { readonly person: Person; readonly label: string }) {
  return (
    <Tooltip label={label}>
      <Avatar
        component="li"
        size={28}
        className={classes.person ?? ""}
        aria-label={label}
        styles={{ placeholder: { background: colourOf(person.by), color: "#fff" } }}
      >
        {initials(person.name)}
      </Avatar>
    </Tooltip>
  );
}

export function Peers() {
  const { t } = useTranslation();
  const me = useMe().data?.username;
  const peers = useEditor((state) => state.peers);
  const people = useMemo(() => peopleIn(peers), [peers]);
  const labelOf = ({ by, name }: Person): string => (by === me ? t("presence.you") : name);
  if (people.length === 0) return null;
  const more = people.slice(MOST_SHOWN);
  return (
    <ul className={classes.people} aria-label={t("presence.title")}>
      {people.slice(0, MOST_SHOWN).map((person) => (
        <PersonAvatar key={person.by} person={person} label={labelOf(person)} />
      ))}
      {more.length > 0 && (
        <Tooltip label={more.map(labelOf).join(", ")}>
          <Avatar component="li" size={28} aria-label={more.map(labelOf).join(", ")}>
            +{more.length}
          </Avatar>
        </Tooltip>
      )}
    </ul>
  );
}
