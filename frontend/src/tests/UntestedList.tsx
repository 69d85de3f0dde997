/** Steps and ways out that no passing test goes through, each with the way to a test for it. */
import { Button, Text } from "@mantine/core";
import { IconFlaskOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Coverage, Place } from "../graph/saved-tests";
import { useEditor, useEditorStore } from "../store/context";
import { useProposeTest } from "../store/tests";
import { useFailureText } from "../ui/failure";
import { useStepNames } from "./naming";
import classes from "./TestsPanel.module.css";

interface RowProps {
  readonly place: Place;
  readonly label: string;
}

function Row({ place, label }: RowProps) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const failureText = useFailureText();
  const editable = useEditor((state) => state.canDesign);
  const propose = useProposeTest();
  const { node, port } = place;
  const go = (): void => store.getState().goTo(node, port === "" ? {} : { port });
  return (
    <li className={classes.row}>
      <IconFlaskOff size={16} color="var(--warning)" aria-hidden />
      <button type="button" className={classes.name} onClick={go}>
        {label}
      </button>
      {propose.isError && (
        <span className={classes.said} role="alert">
          {failureText(propose.error)}
        </span>
      )}
      {editable && (
        <Button
          className={classes.make}
          size="compact-xs"
          variant="subtle"
          loading={propose.isPending}
          aria-label={t("tests.makeFor", { place: label })}
          onClick={() => propose.mutate(place)}
        >
          {t("tests.make")}
        </Button>
      )}
    </li>
  );
}

export function UntestedList({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation();
  const names = useStepNames();
  const { untested_steps: steps, untested_ways: ways } = coverage;
  const places = [
    ...steps.map((node) => ({ place: { node, port: "" }, label: names.step(node) })),
    ...ways.map((place) => ({
      place,
      label: `${names.step(place.node)}: ${names.way(place.node, place.port)}`,
    })),
  ];
  return (
    <section aria-label={t("tests.untested")}>
      <h3 className={classes.group}>
        {t("tests.covered", {
          steps: coverage.steps - steps.length,
          allSteps: coverage.steps,
          ways: coverage.ways - ways.length,
          allWays: coverage.ways,
        })}
      </h3>
      {places.length === 0 ? (
        <Text size="sm">{t("tests.allCovered")}</Text>
      ) : (
        <ul className={classes.list}>
          {places.map(({ place, label }) => (
            <Row key={`${place.node} ${place.port}`} place={place} label={label} />
          ))}
        </ul>
      )}
    </section>
  );
}
