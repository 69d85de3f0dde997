/** The parts of the panel, in their order: whoever adds one adds it here. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Me } from "../api/types";
import type { ThingKind } from "../catalogue/things";
import { useHoursList } from "../store/hours";
import { PLACES, useThings } from "../store/panel";
import { useMe } from "../store/queries";
import { may, mayKeepHours, maySeeNumbers } from "../store/rights";
import { AnnouncementCard } from "./AnnouncementCard";
import { DutySection } from "./DutySection";
import { HoursCard } from "./HoursCard";
import { Section } from "./Section";
import { SheetCard } from "./SheetCard";
import { SwitchCard } from "./SwitchCard";
import { ThingDialog } from "./ThingDialog";

function NewThing({ kind }: { readonly kind: ThingKind }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  if (!may(useMe().data, "keep_panel")) return null;
  const sheet = kind === "table" || kind === "caller_list";
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)}>
        {t(`panel.new_${kind}`)}
      </Button>
      {open && (
        <ThingDialog
          kind={kind}
          onClose={() => setOpen(false)}
          onCreated={({ key }) => sheet && go(`/panel/${PLACES[kind]}/${key}`)}
        />
      )}
    </>
  );
}

function Switches() {
  const { t } = useTranslation();
  return (
    <Section
      title={t("panel.switches")}
      intro={t("panel.switchesIntro")}
      nothing={t("panel.noSwitches")}
      rows={useThings("shared_switch")}
      card={(row) => <SwitchCard key={row.key} row={row} />}
      action={<NewThing kind="shared_switch" />}
    />
  );
}

function Announcements() {
  const { t } = useTranslation();
  return (
    <Section
      title={t("panel.announcements")}
      intro={t("panel.announcementsIntro")}
      nothing={t("panel.noAnnouncements")}
      rows={useThings("announcement")}
      card={(row) => <AnnouncementCard key={row.key} row={row} />}
      action={<NewThing kind="announcement" />}
    />
  );
}

function OpenByHand() {
  const { t } = useTranslation();
  return (
    <Section
      title={t("hours.title")}
      intro={t("panel.hoursIntro")}
      nothing={t("panel.noHours")}
      rows={useHoursList()}
      card={(row) => <HoursCard key={row.key} row={row} />}
    />
  );
}

function Tables() {
  const { t } = useTranslation();
  return (
    <Section
      title={t("panel.tables")}
      intro={t("panel.tablesIntro")}
      nothing={t("panel.noTables")}
      rows={useThings("table")}
      card={(row) => <SheetCard key={row.key} kind="table" row={row} />}
      action={<NewThing kind="table" />}
    />
  );
}

function CallerLists() {
  const { t } = useTranslation();
  return (
    <Section
      title={t("panel.lists")}
      intro={t("panel.listsIntro")}
      nothing={t("panel.noLists")}
      rows={useThings("caller_list")}
      card={(row) => <SheetCard key={row.key} kind="caller_list" row={row} />}
      action={<NewThing kind="caller_list" />}
    />
  );
}

interface PanelSection {
  readonly name: string;
  readonly Part: () => ReactElement;
  /** Who sees it; the server asks for the right itself each time. */
  readonly shown: (me: Me | undefined) => boolean;
}

export const SECTIONS: readonly PanelSection[] = [
  { name: "switches", Part: Switches, shown: (me) => may(me, "see_panel") },
  { name: "announcements", Part: Announcements, shown: (me) => may(me, "see_panel") },
  { name: "duty", Part: DutySection, shown: maySeeNumbers },
  { name: "hours", Part: OpenByHand, shown: mayKeepHours },
  { name: "tables", Part: Tables, shown: (me) => may(me, "see_panel") },
  { name: "lists", Part: CallerLists, shown: (me) => may(me, "see_panel") },
];
