/** One question of the wizard, with the control that fits its kind. */
import { Input, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AnswerValue, Question } from "../api/templates";
import type { Week } from "../api/hours";
import { WeekFields } from "../hours/WeekFields";
import { errorUnder } from "../hours/errors";
import type { Sentences } from "../hours/errors";
import { PhoneInput } from "../ui/PhoneInput";
import { PeopleRows } from "./PeopleRows";
import classes from "./Templates.module.css";
import { people, text } from "./answers";

const LONGEST = 80;
const LANGUAGES = [
  { value: "sv", label: "Svenska" },
  { value: "en", label: "English" },
];

interface Props {
  readonly question: Question;
  readonly answer: AnswerValue | undefined;
  readonly sentences: Sentences;
  readonly onChange: (answer: AnswerValue) => void;
}

export function AnswerField({ question, answer, sentences, onChange }: Props) {
  const { t } = useTranslation();
  const said = {
    label: question.label,
    description: question.help === "" ? undefined : question.help,
    error: errorUnder(sentences, question.name),
    required: question.required,
    withAsterisk: false,
  };
  switch (question.kind) {
    case "people":
      return (
        <Input.Wrapper
          component="fieldset"
          className={classes.question ?? ""}
          labelElement="div"
          {...said}
        >
          <PeopleRows question={question} rows={people(answer)} onChange={onChange} />
        </Input.Wrapper>
      );
    case "week":
      return (
        <Input.Wrapper
          component="fieldset"
          className={classes.question ?? ""}
          labelElement="div"
          {...said}
        >
          <WeekFields
            week={answer as Week}
            path={question.name}
            sentences={sentences}
            readOnly={false}
            onChange={onChange}
          />
        </Input.Wrapper>
      );
    case "phone":
      return <PhoneInput {...said} value={text(answer)} onChange={onChange} />;
    case "language":
      return (
        <NativeSelect
          {...said}
          data={LANGUAGES}
          value={text(answer)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...said}
          type={question.kind === "email" ? "email" : "text"}
          placeholder={question.required ? undefined : t("templates.optional")}
          maxLength={LONGEST}
          value={text(answer)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
