/** What every card of the panel has: a name, who answers for it, what may be done with it. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconListSearch, IconPencil, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Rows, Thing } from "../api/panel";
import type { ThingKind } from "../catalogue/things";
import { UsesDialog } from "../find/UsesDialog";
import { useDeleteThing } from "../store/panel";
import { useMe } from "../store/queries";
import { may } from "../store/rights";
import { Confirm } from "../ui/Confirm";
import { Lines } from "./Lines";
import classes from "./Panel.module.css";
import { ThingDialog } from "./ThingDialog";

interface CardProps<Kind extends ThingKind> {
  readonly kind: Kind;
  readonly thing: Rows[Kind];
  /** It does not stand as it would by itself. */
  readonly set?: boolean;
  /** The page where it is edited, where it has one. */
  readonly page?: string;
  readonly children: ReactNode;
}

interface DeleteProps {
  readonly kind: ThingKind;
  readonly thing: Thing;
  readonly onClose: () => void;
}

/** Refused, with the flows, where something uses it. */
function DeleteThing({ kind, thing, onClose }: DeleteProps) {
  const { t } = useTranslation();
  const remove = useDeleteThing(kind);
  return (
    <Confirm
      danger
      title={t("panel.deleteTitle", { name: thing.name })}
      text={t("panel.deleteText")}
      action={t("common.delete")}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(thing.key, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function CardMenu<Kind extends ThingKind>({ kind, thing, page }: CardProps<Kind>) {
  const { t } = useTranslation();
  const me = useMe().data;
  const [opened, setOpened] = useState<"edit" | "uses" | "delete" | null>(null);
  const close = (): void => setOpened(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t("panel.more", { name: thing.name })}
          >
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {page === undefined && may(me, "keep_panel") && (
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setOpened("edit")}>
              {t("panel.edit")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconListSearch size={16} />} onClick={() => setOpened("uses")}>
            {t("uses.where")}
          </Menu.Item>
          {may(me, "design") && (
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setOpened("delete")}>
              {t("common.delete")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {opened === "edit" && <ThingDialog kind={kind} thing={thing} onClose={close} />}
      {opened === "uses" && (
        <UsesDialog used={{ thing: kind, key: thing.key }} name={thing.name} onClose={close} />
      )}
      {opened === "delete" && <DeleteThing kind={kind} thing={thing} onClose={close} />}
    </>
  );
}

export function ThingCard<Kind extends ThingKind>(props: CardProps<Kind>) {
  const { t } = useTranslation();
  const { kind, thing, set = false, page, children } = props;
  return (
    <li className={classes.card} data-set={set} aria-label={thing.name}>
      <div className={classes.cardHead}>
        <div>
          <h3 className={classes.name}>
            {page === undefined ? thing.name : <Link href={page}>{thing.name}</Link>}
          </h3>
          {thing.owner !== "" && (
            <div className={classes.soft}>{t("panel.ownedBy", { owner: thing.owner })}</div>
          )}
        </div>
        <CardMenu {...props} />
      </div>
      {children}
      <Lines kind={kind} thingKey={thing.key} />
    </li>
  );
}
