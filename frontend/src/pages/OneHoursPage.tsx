/** One calendar of opening hours, to be written and tried. */
import { Anchor } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { HoursEditor } from "../hours/HoursEditor";
import { useHours } from "../store/hours";
import { useMe } from "../store/queries";
import { mayKeepHours } from "../store/rights";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";

export function OneHoursPage({ hoursKey }: { readonly hoursKey: string }) {
  const { t } = useTranslation();
  const hours = useHours(hoursKey);
  const keeps = mayKeepHours(useMe().data);
  const [loaded, setLoaded] = useState(0);
  const loadAnew = async (): Promise<void> => {
    await hours.refetch();
    setLoaded((times) => times + 1);
  };
  return (
    <PageFrame>
      <Anchor component={Link} href="/hours" size="sm">
        {t("hours.back")}
      </Anchor>
      <PageHead title={hours.data?.name ?? t("hours.title")} />
      {hours.isPending && <ListWaiting />}
      {hours.data === undefined && hours.isError && (
        <Problem error={hours.error} retry={() => void hours.refetch()} />
      )}
      {hours.data !== undefined && (
        <HoursEditor
          key={loaded}
          hours={hours.data}
          readOnly={!keeps}
          onLoadAnew={() => void loadAnew()}
        />
      )}
    </PageFrame>
  );
}
