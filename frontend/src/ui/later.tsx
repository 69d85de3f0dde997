/** Pages that are loaded when somebody goes there. */
import { Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";

export function Waiting() {
  const { t } = useTranslation();
  return <Loader m="xl" aria-label={t("common.loading")} />;
}

export interface Later<Props> {
  readonly Page: ComponentType<Props>;
  /** Begins to load it before it is shown. */
  readonly ahead: () => void;
}

/** React's `lazy` would show what stands meanwhile for 300 ms, however soon the page is there. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Later<Props> {
  let Loaded: ComponentType<Props> | null = null;
  const get = async (): Promise<void> => {
    Loaded = await load();
  };
  function Page(props: Props) {
    const [, look] = useState(0);
    // As drawn: it may be there a moment later, before the effect runs.
    const there = Loaded !== null;
    useEffect(() => {
      if (there) return;
      // What fails while a page is drawn reaches the page's boundary.
      const fail = (error: unknown): void =>
        look(() => {
          throw error;
        });
      get().then(() => look((count) => count + 1), fail);
    }, [there]);
    return Loaded === null ? <Waiting /> : <Loaded {...props} />;
  }
  return { Page, ahead: () => void get().catch(() => undefined) };
}
