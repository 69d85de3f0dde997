/** All that is so around the call of a test and that most tests say nothing of. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Beforehand } from "./Beforehand";
import { ByHand } from "./ByHand";
import type { PartProps } from "./draft";
import { saysMore } from "./draft";
import classes from "./TestForm.module.css";
import { TestPeople } from "./TestPeople";

export function Around(props: PartProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(() => saysMore(props.definition));
  return (
    <details
      className={classes.around}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t("test.around")}</summary>
      {open && (
        <div className={classes.parts}>
          <TestPeople {...props} />
          <ByHand {...props} />
          <Beforehand {...props} />
        </div>
      )}
    </details>
  );
}
