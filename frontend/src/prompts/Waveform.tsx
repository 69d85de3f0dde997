/** A recording as a picture, with the part that is kept between two handles. */
import { RangeSlider } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Recorder.module.css";
import { peaks } from "./sound";

const COLUMNS = 120;
export type Span = readonly [number, number];

interface Props {
  readonly samples: Float32Array;
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}

export function Waveform({ samples, span, onChange }: Props) {
  const { t } = useTranslation();
  const columns = useMemo(() => peaks(samples, COLUMNS), [samples]);
  const loudest = Math.max(0.01, ...columns);
  return (
    <div>
      <svg
        className={classes.waveform}
        viewBox={`0 0 ${String(COLUMNS)} 40`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("recorder.waveform")}
      >
        {columns.map((peak, place) => {
          const height = Math.max(0.8, (peak / loudest) * 38);
          const kept = place / COLUMNS >= span[0] && place / COLUMNS <= span[1];
          return (
            <rect
              key={place}
              x={place + 0.15}
              y={20 - height / 2}
              width={0.7}
              height={height}
              className={kept ? classes.kept : classes.cut}
            />
          );
        })}
      </svg>
      <RangeSlider
        min={0}
        max={1}
        step={0.005}
        minRange={0.01}
        label={null}
        value={[span[0], span[1]]}
        onChange={onChange}
        thumbFromLabel={t("recorder.from")}
        thumbToLabel={t("recorder.to")}
      />
    </div>
  );
}
