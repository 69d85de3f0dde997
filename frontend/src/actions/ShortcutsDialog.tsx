/** The keyboard of the editor, made from the actions themselves. */
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { ACTIONS } from ".";
import { KeyNames } from "./KeyNames";
import type { Action, ActionGroup } from "./action";
import { GROUPS } from "./action";
import classes from "./actions.module.css";

function Section({ group }: { readonly group: ActionGroup }) {
  const { t } = useTranslation();
  const actions = ACTIONS.filter((action) => action.group === group && action.keys !== undefined);
  if (actions.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3>{t(`actionGroup.${group}`)}</h3>
      <dl>
        {actions.map((action) => (
          <Row key={action.id} action={action} />
        ))}
      </dl>
    </section>
  );
}

function Row({ action: { id, keys = [] } }: { readonly action: Action }) {
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
  return (
    <Dialog title={t("action.shortcuts")} onClose={onClose} size="xl">
      <div className={classes.sheet}>
        {GROUPS.map((group) => (
          <Section key={group} group={group} />
        ))}
      </div>
      <p className={classes.hint}>{t("commands.mouse")}</p>
    </Dialog>
  );
}
