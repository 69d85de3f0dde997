/** Mounts the studio into the page Django serves. */
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./ui/theme.css";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { browserLanguage, startTranslation } from "./i18n";

/** The page's policy lets only styles with this word in; Mantine and its scroll lock both ask for it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
setNonce(nonce);

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element with the id “root”.");

await startTranslation(browserLanguage());
createRoot(root).render(
  <StrictMode>
    <App nonce={nonce} />
  </StrictMode>,
);
