/** Everything a flow is drawn with, in all its states: for whoever changes how it looks. */
import { Loader } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Catalogue } from "../catalogue/types";
import { Cards } from "../gallery/Cards";
import { Controls } from "../gallery/Controls";
import classes from "../gallery/Gallery.module.css";
import { galleryOf } from "../gallery/session";
import { EditorContext } from "../store/context";
import { useCatalogue } from "../store/queries";
import { SoundsContext, useFreshSounds } from "../store/sounds";
import { WordsContext, useFreshWords } from "../store/words";
import { PageHead } from "../ui/PageHead";

function Gallery({ catalogue }: { readonly catalogue: Catalogue }) {
  const { t } = useTranslation();
  const session = useMemo(() => galleryOf(catalogue), [catalogue]);
  const words = useFreshWords();
  const soundOf = useFreshSounds();
  return (
    <EditorContext value={session}>
      <WordsContext value={words}>
        <SoundsContext value={soundOf}>
          <main className={classes.page}>
            <PageHead title={t("gallery.title")} intro={t("gallery.intro")} />
            <h2>{t("gallery.controls")}</h2>
            <Controls />
            <h2>{t("gallery.cards")}</h2>
            <Cards />
          </main>
        </SoundsContext>
      </WordsContext>
    </EditorContext>
  );
}

export function GalleryPage() {
  const { t } = useTranslation();
  const catalogue = useCatalogue().data;
  if (catalogue === undefined) return <Loader m="xl" aria-label={t("common.loading")} />;
  return <Gallery catalogue={catalogue} />;
}
