import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"
import { type KeptHead, writeHead } from "./head.ts"

const VERIFY = "npm run verify -- audit"

type SealBoxProps = { head: (KeptHead & { at: string }) | null; waiting: number }

/** How far the log is sealed, and the head to keep elsewhere. */
export const SealBox = ({ head, waiting }: SealBoxProps) => {
  const { t, dates } = useTranslation()
  return (
    <Section id="seal" title={t("audit.seal.title")} className="box wash stack">
      <p>
        {head
          ? t("audit.seal.sealed_to", { seq: head.seq, moment: dates.moment(head.at) })
          : t("audit.seal.nothing")}
        {waiting > 0 ? ` ${t("audit.seal.waiting", { count: waiting })}` : null}
      </p>
      {head ? (
        <>
          <h3>{t("audit.seal.head")}</h3>
          <p className="break">
            <code dir="ltr" lang="en">
              {writeHead(head)}
            </code>
          </p>
          <p className="small muted">{t("audit.seal.head_help")}</p>
        </>
      ) : null}
      <p className="small muted">
        {t("audit.seal.verify")}{" "}
        <code dir="ltr" lang="en">
          {VERIFY}
        </code>
      </p>
    </Section>
  )
}
