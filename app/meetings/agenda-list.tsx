import { Fragment, type ReactNode } from "react"
import { useTranslation } from "../i18n/translation.tsx"
import { Lines } from "../ui/lines.tsx"
import type { Added } from "./added/added.ts"
import { AddedNote } from "./added/added-parts.tsx"
import type { AgendaItem, Content } from "./meeting.ts"

/** Each fact by itself: a name in one script does not tear apart the figures of another. */
const ItemFacts = ({ item }: { item: AgendaItem }) => {
  const { t } = useTranslation()
  const facts = [
    t(`meetings.item_kinds.${item.kind}`),
    item.rapporteur,
    item.minutes === null ? null : t("meetings.agenda.minutes_short", { count: item.minutes }),
    item.isSecret ? t("meetings.agenda.secret") : null,
  ].filter((fact) => fact !== null)
  return facts.map((fact, n) => (
    <Fragment key={fact}>
      {n > 0 ? " · " : null}
      <bdi>{fact}</bdi>
    </Fragment>
  ))
}

type AgendaListProps = {
  items: readonly (AgendaItem & { added?: Added | null })[]
  language: string
  /** What can be done with an item, at the end of its line. */
  acts?: (item: AgendaItem, index: number) => ReactNode
  /** Before an item's number. */
  before?: (item: AgendaItem) => ReactNode
}

/** The agenda, numbered, each point with its facts and its text. */
export const AgendaList = ({ items, language, acts, before }: AgendaListProps) => {
  const { t } = useTranslation()
  return (
    <Lines
      items={items.map((item, index) => ({
        key: item.code,
        title: (
          <>
            {before?.(item)}
            {index + 1}.{" "}
            {item.added?.withdrawn ? (
              <s>
                <bdi lang={language}>{item.title}</bdi>
              </s>
            ) : (
              <bdi lang={language}>{item.title}</bdi>
            )}
          </>
        ),
        detail: (
          <>
            <ItemFacts item={item} />
            {item.added ? (
              <>
                <br />
                <AddedNote added={item.added} />
              </>
            ) : null}
            {item.detail ? (
              <>
                <br />
                <bdi lang={language}>{item.detail}</bdi>
              </>
            ) : null}
            {item.paper ? (
              <>
                <br />
                {t("meetings.agenda.paper")}:{" "}
                <a href={`/documents/${item.paper.code}`} lang={item.paper.language}>
                  <bdi>{item.paper.title}</bdi>
                </a>
                {item.paper.version === null
                  ? null
                  : ` (${t("meetings.agenda.version", { version: item.paper.version })})`}
              </>
            ) : null}
          </>
        ),
        end: acts?.(item, index),
      }))}
    />
  )
}

type AnnexListProps = Pick<Content, "annexes" | "language"> & {
  /** What can be done with an annex, at the end of its line. */
  acts?: (number: number, title: string) => ReactNode
}

/** Annexes by number, with the fingerprint of those that are frozen. */
export const AnnexList = ({ annexes, language, acts }: AnnexListProps) => {
  const { t } = useTranslation()
  return (
    <Lines
      items={annexes.map(({ number, title, fileCode, sha256 }) => ({
        ...{ key: fileCode, end: acts?.(number, title) },
        href: `/files/${fileCode}`,
        title: (
          <>
            {t("meetings.annexes.number", { number })}: <bdi lang={language}>{title}</bdi>
          </>
        ),
        detail: sha256 ? (
          <code>{t("meetings.annexes.digest", { sha256 })}</code>
        ) : (
          t("meetings.annexes.not_frozen")
        ),
      }))}
    />
  )
}
