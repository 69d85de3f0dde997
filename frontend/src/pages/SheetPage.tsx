/** One table or caller list of the panel, on its own page. */
import { Anchor } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { SheetEditor } from "../panel/SheetEditor";
import type { SheetKind } from "../panel/sheet";
import { useThing } from "../store/panel";
import { useMe } from "../store/queries";
import { may } from "../store/rights";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";

interface Props {
  readonly kind: SheetKind;
  readonly thingKey: string;
}

export function SheetPage({ kind, thingKey }: Props) {
  const { t } = useTranslation();
  const thing = useThing(kind, thingKey);
  const edits = may(useMe().data, kind === "table" ? "edit_table" : "edit_callers");
  const [loaded, setLoaded] = useState(0);
  const loadAnew = async (): Promise<void> => {
    await thing.refetch();
    setLoaded((times) => times + 1);
  };
  return (
    <PageFrame>
      <Anchor component={Link} href="/panel" size="sm">
        {t("panel.back")}
      </Anchor>
      <PageHead
        title={thing.data?.name ?? t("panel.title")}
        intro={t(kind === "table" ? "panel.tablesIntro" : "panel.listsIntro")}
      />
      {thing.isPending && <ListWaiting />}
      {thing.data === undefined && thing.isError && (
        <Problem error={thing.error} retry={() => void thing.refetch()} />
      )}
      {thing.data !== undefined && (
        <SheetEditor
          key={loaded}
          kind={kind}
          thing={thing.data}
          readOnly={!edits}
          onLoadAnew={() => void loadAnew()}
        />
      )}
    </PageFrame>
  );
}
