import { useFileSize } from "../../file-parts.tsx"
import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { Attachment } from "./attachments.server.ts"
import { typeName } from "./type-name.ts"

type Props = { paperCode: string; attachments: readonly Attachment[]; mayChange: boolean }

/** The files beside a text, each with its type and size; whoever writes the text adds and takes away. */
export const AttachmentList = ({ paperCode, attachments, mayChange }: Props) => {
  const { t } = useTranslation()
  const size = useFileSize()
  if (attachments.length === 0 && !mayChange) return null
  return (
    <Section id="attachments" title={t("attachments.title")} count={attachments.length}>
      {attachments.length === 0 ? <p className="empty">{t("attachments.empty")}</p> : null}
      {attachments.some(({ sha256 }) => sha256) ? (
        <p className="small muted">{t("attachments.frozen")}</p>
      ) : null}
      <ol className="lines annexes">
        {attachments.map(({ number, title, fileCode, fileName, type, size: bytes, sha256 }) => (
          <li key={number}>
            <strong>{t("attachments.number", { number })}</strong>{" "}
            <a href={`/files/${fileCode}`}>
              <bdi>{title}</bdi>
            </a>{" "}
            <span className="small muted">
              {typeName(type, fileName ?? "")}, {size(bytes)}
            </span>
            {sha256 ? (
              <div className="small">
                {t("attachments.digest")}{" "}
                <code className="digest" dir="ltr">
                  {sha256}
                </code>
              </div>
            ) : null}
            {mayChange ? (
              <p className="small no-print">
                <a href={`/documents/${paperCode}/attachments/${number}/remove`}>
                  {t("attachments.remove.link")}
                  <span className="visually-hidden"> {t("attachments.number", { number })}</span>
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {mayChange ? (
        <ButtonLink kind="line" icon="it-clip" href={`/documents/${paperCode}/attachments/new`}>
          {t("attachments.add.link")}
        </ButtonLink>
      ) : null}
    </Section>
  )
}
