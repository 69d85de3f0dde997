/** What became of a test: passed or not, where it went another way, by which steps it came. */
import { Alert } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import type { TestResult } from "../graph/saved-tests";
import type { StepNames } from "./naming";
import classes from "./TestForm.module.css";

interface Props {
  readonly result: TestResult;
  readonly names: StepNames;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

export function Outcome({ result, names, children }: Props) {
  const { t } = useTranslation();
  const { passed, sentences, remarks, path, seconds } = result;
  const Icon = passed ? IconCircleCheck : IconCircleX;
  return (
    <Alert
      role="status"
      color={passed ? "green" : "red"}
      icon={<Icon aria-hidden />}
      title={t(passed ? "test.passes" : "test.fails")}
    >
      {[...sentences, ...remarks].map((sentence) => (
        <p key={sentence} className={classes.sentence}>
          {sentence}
        </p>
      ))}
      <p className={classes.path}>
        {t("test.cameBy", {
          path: path.map(({ node }) => names.step(node)).join(" → "),
          seconds,
        })}
      </p>
      {children}
    </Alert>
  );
}
