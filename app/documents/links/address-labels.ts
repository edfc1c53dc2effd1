import type { Translate } from "../../i18n/translate.ts"
import type { ReadingLabels } from "../editor/reading-tree.ts"
import { paragraphPath } from "./target.ts"

/** What the link to each paragraph of a text says and where it leads. */
export const addressLink =
  (t: Translate, code: string): ReadingLabels["paragraph"] =>
  (block, words) => ({ href: paragraphPath(code, block), label: t("links.paragraph.address_of", { words }) })
