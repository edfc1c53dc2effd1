import type { Ctx } from "../../context.ts"
import { conflict } from "../../errors.ts"
import { formatDates } from "../../i18n/dates.ts"
import { directionOf } from "../../i18n/locale.ts"
import type { Translate } from "../../i18n/translate.ts"
import { readingLabels } from "../editor/reading-labels.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { presentNames } from "../links/names.server.ts"
import { getPaper } from "../queries.server.ts"
import type { ExportQuestion, ExportWords, Format } from "./paper-frame.ts"
import { picturesOf } from "./pictures.server.ts"

/** The words of the system in a file, in a language. */
export const wordsIn = (t: Translate): ExportWords => {
  const { note: _, backToText: __, ...labels } = readingLabels(t)
  return {
    ...labels,
    note: t("documents.editor.reading.note", { number: "{number}" }),
    backToText: t("documents.editor.reading.back", { number: "{number}" }),
    page: t("transfer.frame.page", { page: "{page}", pages: "{pages}" }),
    draftShort: t("transfer.frame.draft_short"),
    digest: t("transfer.frame.digest"),
    digestHelp: t("transfer.frame.digest_help"),
    address: t("transfer.frame.address"),
    lacking: t("transfer.frame.lacking", { signs: "{signs}" }),
  }
}

type Paper = Awaited<ReturnType<typeof getPaper>>

const factsOf = (paper: Paper, t: Translate, writtenAt: Date): ExportQuestion["facts"] => {
  const dates = formatDates(paper.language)
  const { roundtable, adoptedAt, state } = paper
  const stateName = t(`documents.states.${state as "draft"}`)
  const adopted = adoptedAt ? [{ label: t("transfer.frame.adopted"), value: dates.longDay(adoptedAt) }] : []
  return [
    { label: t("transfer.frame.roundtable"), value: roundtable.name, language: roundtable.language },
    { label: t("transfer.frame.state"), value: stateName },
    ...adopted,
    { label: t("transfer.frame.text_of"), value: dates.moment(writtenAt) },
  ]
}

/**
 * Everything that a file of a document is made of, in the document's language, for who may read it.
 * @param speak the texts of a language
 * @throws not_found, forbidden; conflict while the text was not yet written down
 */
export const askExport = async (
  ctx: Ctx,
  { code, format }: { code: string; format: Format },
  speak: (language: string) => Translate,
): Promise<ExportQuestion> => {
  const paper = await getPaper(ctx, code)
  if (!paper.text) throw conflict("transfer.errors.not_ready")
  const t = speak(paper.language)
  const content = paper.text.json as StoredNode
  const base = ctx.settings.publicUrl.replace(/\/+$/, "")
  const isAdopted = paper.state === "adopted"
  return {
    ...{ format, title: paper.title, kind: paper.kind, language: paper.language, base, content },
    kindName: t(`documents.kinds.${paper.kind as "protocol"}`),
    direction: directionOf(paper.language),
    facts: factsOf(paper, t, new Date(paper.text.writtenAt)),
    draft: isAdopted ? null : t("transfer.frame.draft"),
    demo: ctx.settings.demo ? t("common.demo_strip") : null,
    address: `${base}/documents/${paper.code}`,
    writtenAt: new Date(paper.text.writtenAt).toISOString(),
    pictures: await picturesOf(ctx, paper.id, content),
    mentions: {
      ...{ code: paper.code, erased: t("links.erased") },
      names: [...(await presentNames(ctx, paper, content))],
    },
    words: wordsIn(t),
  }
}
