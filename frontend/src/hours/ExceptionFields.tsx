/** Named exceptions: closed, with other times, or shut for a while. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconCalendarDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HoursException } from "../api/hours";
import { DatedFields } from "./DatedFields";
import { Entries } from "./Entries";
import { ImportDialog } from "./ImportDialog";
import { SpanFields } from "./SpanFields";
import { merged, newException } from "./draft";
import { errorUnder } from "./errors";
import type { Sentences } from "./errors";

const KINDS = ["closed", "hours", "shut"] as const;
const FIRST_SPANS = {
  closed: [],
  hours: [{ start: "10:00", end: "14:00" }],
  shut: [{ start: "14:00", end: "15:00" }],
};

interface Props {
  readonly exceptions: readonly HoursException[];
  readonly zone: string;
  readonly today: string;
  readonly sentences: Sentences;
  readonly readOnly: boolean;
  readonly onChange: (exceptions: readonly HoursException[]) => void;
}

interface FormProps {
  readonly exception: HoursException;
  readonly path: string;
  readonly sentences: Sentences;
  readonly readOnly: boolean;
  readonly onChange: (exception: HoursException) => void;
}

function ExceptionForm({ exception, path, sentences, readOnly, onChange }: FormProps) {
  const { t } = useTranslation();
  const own = sentences[path] ?? sentences[`${path}.name`] ?? null;
  return (
    <>
      <DatedFields
        dated={exception}
        nameHelp={t("hours.exceptionName")}
        error={own}
        readOnly={readOnly}
        onChange={onChange}
      />
      <SegmentedControl
        size="xs"
        aria-label={t("hours.kind")}
        disabled={readOnly}
        value={exception.kind}
        data={KINDS.map((kind) => ({ value: kind, label: t(`hours.kind_${kind}`) }))}
        onChange={(chosen) => {
          const kind = KINDS.find((one) => one === chosen) ?? "closed";
          onChange({ ...exception, kind, spans: FIRST_SPANS[kind] });
        }}
      />
      {exception.kind !== "closed" && (
        <SpanFields
          of={exception.name || t("hours.unnamed")}
          spans={exception.spans}
          nothing={t("hours.noTimes")}
          error={errorUnder(sentences, `${path}.spans`)}
          readOnly={readOnly}
          onChange={(spans) => onChange({ ...exception, spans })}
        />
      )}
    </>
  );
}

export function ExceptionFields(props: Props) {
  const { exceptions, zone, today, sentences, readOnly, onChange } = props;
  const { t } = useTranslation();
  const [importing, setImporting] = useState(false);
  const about = ({ kind, spans }: HoursException): string => {
    const times = spans.map(({ start, end }) => `${start}–${end}`).join(", ");
    return kind === "closed" ? t("hours.closedDay") : t(`hours.about_${kind}`, { times });
  };
  return (
    <>
      <Entries
        entries={exceptions}
        path="exceptions"
        today={today}
        sentences={sentences}
        readOnly={readOnly}
        fresh={() => newException(today)}
        addLabel={t("hours.addException")}
        about={about}
        form={(exception, at, change) => (
          <ExceptionForm
            exception={exception}
            path={`exceptions.${at}`}
            sentences={sentences}
            readOnly={readOnly}
            onChange={change}
          />
        )}
        onChange={onChange}
        extra={
          !readOnly && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconCalendarDown size={14} />}
              onClick={() => setImporting(true)}
            >
              {t("hours.import")}
            </Button>
          )
        }
      />
      {importing && (
        <ImportDialog
          zone={zone}
          onClose={() => setImporting(false)}
          onImported={(found) => onChange(merged(exceptions, found))}
        />
      )}
    </>
  );
}
