/** The call so far: each turn in words, and folded away what was posted and answered. */
import { Code, Text } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useEditorStore } from "../store/context";
import { stepHere } from "../graph/parts";
import classes from "./Phone.module.css";
import type { Post, Turn } from "./news";
import type { Phone } from "./phone";
import type { Sounds } from "./wording";
import { askedFor, unsentWords } from "./wording";

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function Raw({ post }: { readonly post: Post }) {
  const { t } = useTranslation();
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  return (
    <details className={classes.raw}>
      <summary>{t("try.raw", { milliseconds: post.milliseconds })}</summary>
      <Text size="xs" fw={600} mt={4}>
        POST {post.url}
      </Text>
      <Code block tabIndex={0}>
        {json(post.form)}
      </Code>
      <Text size="xs" fw={600} mt={4}>
        {post.status ?? "–"}
      </Text>
      <Code block tabIndex={0}>
        {json(post.answer)}
      </Code>
    </details>
  );
}

function WouldSend({ turn }: { readonly turn: Turn }) {
  const { t } = useTranslation();
  return turn.would_send
    .map((unsent) => unsentWords(t, unsent))
    .filter((words) => words !== "")
    .map((words, index) => (
      <p key={index} className={classes.unsent}>
        <IconMailOff size={15} aria-hidden />
        {words}
      </p>
    ));
}

function TurnWords({ turn, sounds }: { readonly turn: Turn; readonly sounds: Sounds }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const asked = askedFor(t, turn.answer, sounds);
  return (
    <>
      <p className={classes.came}>{turn.came}</p>
      <ul className={classes.passages}>
        {turn.passages.map(({ step, way_out: way, why }, index) => (
          <li key={index}>
            {way === "" ? step : t("try.passed", { step, way })}
            {why !== "" && <span className={classes.why}> ({why})</span>}
          </li>
        ))}
      </ul>
      {turn.trouble !== "" && <p className={classes.problem}>{turn.trouble}</p>}
      {turn.node !== null && (
        <button
          type="button"
          className={classes.stands}
          onClick={() => store.getState().goTo(stepHere(turn.node ?? ""))}
        >
          {turn.stands}
        </button>
      )}
      {asked !== "" && <p className={classes.asks}>{asked}</p>}
      <WouldSend turn={turn} />
    </>
  );
}

function Row({ post, sounds }: { readonly post: Post; readonly sounds: Sounds }) {
  const { t } = useTranslation();
  return (
    <li className={classes.turn} data-purpose={post.purpose} data-seq={post.turn?.seq}>
      <span className={classes.at}>{clock(post.at)}</span>
      <div className={classes.turnBody}>
        {post.turn === null ? (
          <p className={classes.came}>{t(`tryPost.${post.purpose}`)}</p>
        ) : (
          <TurnWords turn={post.turn} sounds={sounds} />
        )}
        {post.problem !== null && <p className={classes.problem}>{t("try.problem")}</p>}
        <Raw post={post} />
      </div>
    </li>
  );
}

export function Turns({ phone }: { readonly phone: Phone }) {
  const { t } = useTranslation();
  const posts = useStore(phone.state, (state) => state.posts);
  const sounds = useStore(phone.state, (state) => state.sounds);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [posts.length]);
  return (
    <div className={classes.side}>
      <h3 className={classes.sideTitle}>{t("try.turns")}</h3>
      <ol ref={list} className={classes.turns} tabIndex={0} aria-label={t("try.turns")}>
        {posts.map((post, index) => (
          <Row key={index} post={post} sounds={sounds} />
        ))}
      </ol>
    </div>
  );
}
