/** What callers have left: boxes with what is unheard, and the messages in them. */
import { Anchor, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconMailCheck, IconPlus, IconRecordMail } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Box } from "../api/voicemail";
import { useMe } from "../store/queries";
import { mayOperate } from "../store/rights";
import { useBoxes, useOneVoicemail, useTestEmail, useVoicemail } from "../store/voicemail";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";
import { useFailureText } from "../ui/failure";
import { BoxTabs } from "../voicemail/BoxTabs";
import { Message } from "../voicemail/Message";
import { NewBox } from "../voicemail/NewBox";
import classes from "../voicemail/Voicemail.module.css";

interface ListProps {
  readonly box: string | null;
  readonly boxes: readonly Box[];
}

function nameOf(boxes: readonly Box[], key: string | null): string | null {
  return boxes.find((box) => box.key === key)?.name ?? null;
}

function Messages({ box, boxes }: ListProps) {
  const { t } = useTranslation();
  const list = useVoicemail(box);
  if (list.isPending) return <ListWaiting />;
  if (list.data === undefined) {
    return <Problem error={list.error} retry={() => void list.refetch()} />;
  }
  const messages = list.data.pages.flatMap(({ results }) => results);
  if (messages.length === 0) {
    return (
      <Empty
        icon={IconRecordMail}
        title={t("voicemail.emptyTitle")}
        text={t("voicemail.emptyText")}
      />
    );
  }
  return (
    <>
      <ul className={classes.messages}>
        {messages.map((message) => (
          <Message
            key={message.id}
            message={message}
            box={box === null ? nameOf(boxes, message.box) : null}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("voicemail.older")}
        </Button>
      )}
    </>
  );
}

/** One message by itself, as an e-mail or an SMS leads to it. */
function Shown({ id, boxes }: { readonly id: number; readonly boxes: readonly Box[] }) {
  const { t } = useTranslation();
  const message = useOneVoicemail(id);
  return (
    <>
      <Anchor component={Link} href="/voicemail" size="sm">
        {t("voicemail.toAll")}
      </Anchor>
      {message.isPending && <ListWaiting />}
      {message.data === undefined && message.isError && <Problem error={message.error} />}
      {message.data !== undefined && (
        <ul className={classes.messages}>
          <Message message={message.data} box={nameOf(boxes, message.data.box)} />
        </ul>
      )}
    </>
  );
}

function TestEmail() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const test = useTestEmail();
  return (
    <Button
      variant="default"
      leftSection={<IconMailCheck size={16} />}
      loading={test.isPending}
      onClick={() =>
        test.mutate(undefined, {
          onSuccess: ({ detail }) => notifications.show({ color: "green", message: detail }),
          onError: (error) => notifications.show({ color: "red", message: failureText(error) }),
        })
      }
    >
      {t("voicemail.testEmail")}
    </Button>
  );
}

export function VoicemailPage({ shown }: { readonly shown: number | null }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const boxes = useBoxes().data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  return (
    <PageFrame>
      <PageHead title={t("voicemail.title")} intro={t("voicemail.intro")}>
        {mayOperate(me) && <TestEmail />}
        {me?.rights.includes("keep_boxes") === true && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t("voicemail.newBox")}
          </Button>
        )}
      </PageHead>
      {shown === null ? (
        <>
          <BoxTabs boxes={boxes} chosen={chosen} onChoose={setChosen} />
          <Messages key={chosen} box={chosen} boxes={boxes} />
        </>
      ) : (
        <Shown id={shown} boxes={boxes} />
      )}
      {adding && (
        <NewBox onClose={() => setAdding(false)} onCreated={({ key }) => setChosen(key)} />
      )}
    </PageFrame>
  );
}
