import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"
import type { Backlinks } from "./backlinks.server.ts"

type BacklinkListProps = {
  backlinks: Backlinks
  /** The page that they point to. */
  home: string
  /** What the page's further queries keep besides the place in the list. */
  query?: string
  /** The words of the paragraphs that are pointed to, by id. */
  paragraphs?: Readonly<Record<string, string>>
  /** Whether the page is about one paragraph. */
  ofParagraph?: boolean
  /** Whether this is the beginning of the list. */
  isFirst: boolean
}

/** Who points here; nothing where nobody does. */
export const BacklinkList = (props: BacklinkListProps) => {
  const { t } = useTranslation()
  const { backlinks, home, query = "", paragraphs = {}, ofParagraph = false, isFirst } = props
  const { rows, next } = backlinks
  if (rows.length === 0 && isFirst && !ofParagraph) return null
  const all = `${home}#backlinks`
  const more = `${home}?${query ? `${query}&` : ""}links_after=${next ?? ""}#backlinks`
  return (
    <Section
      id="backlinks"
      className="no-print backlinks"
      title={t(ofParagraph ? "links.backlinks.of_paragraph" : "links.backlinks.title")}
    >
      {rows.length === 0 ? <p className="muted">{t("links.backlinks.nobody")}</p> : null}
      <ul className="lines">
        {rows.map(({ kind, path, title, language, toPart }) => (
          <li key={`${path} ${toPart}`}>
            <a href={path} lang={language}>
              <bdi>{title}</bdi>
            </a>{" "}
            <span className="small muted">
              {t(`search.kinds.${kind as "document"}`)}
              {paragraphs[toPart] && !ofParagraph ? (
                <>
                  {", "}
                  {t("links.backlinks.to")} <bdi>«{paragraphs[toPart]}»</bdi>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <p className="row-x small">
        {next ? <a href={more}>{t("links.backlinks.more")}</a> : null}
        {isFirst && !ofParagraph ? null : <a href={all}>{t("links.backlinks.all")}</a>}
      </p>
    </Section>
  )
}
