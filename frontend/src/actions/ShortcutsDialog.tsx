/** The keyboard of the editor, made from the actions themselves. */
import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { ACTIONS } from ".";
import { KeyNames } from "./KeyNames";
import type { ActionGroup, ActionId } from "./action";
import { GROUPS } from "./action";
import classes from "./actions.module.css";
import { useSingleKeys, useKeysOf } from "./single-keys";

function Section({ group }: { readonly group: ActionGroup }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const actions = ACTIONS.filter((action) => action.group === group && keysOf(action).length > 0);
  if (actions.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3>{t(`actionGroup.${group}`)}</h3>
      <dl>
        {actions.map((action) => (
          <Row key={action.id} id={action.id} keys={keysOf(action)} />
        ))}
      </dl>
    </section>
  );
}

function Row({ id, keys }: { readonly id: ActionId; readonly keys: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.row}>
      <dt>{t(`action.${id}`)}</dt>
      <dd>
        {keys.map((one) => (
          <KeyNames key={one} keys={one} />
        ))}
      </dd>
    </div>
  );
}

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [single, setSingle] = useSingleKeys();
  return (
    <Dialog title={t("action.shortcuts")} onClose={onClose} size="xl">
      <Switch
        className={classes.single ?? ""}
        checked={single}
        label={t("shortcuts.single")}
        description={t("shortcuts.singleHelp")}
        onChange={(event) => setSingle(event.currentTarget.checked)}
      />
      <div className={classes.sheet}>
        {GROUPS.map((group) => (
          <Section key={group} group={group} />
        ))}
      </div>
      <p className={classes.hint}>{t("commands.mouse")}</p>
    </Dialog>
  );
}
