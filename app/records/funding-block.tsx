import { useTranslation } from "../i18n/translation.tsx"
import { statementOf, type Wording } from "./funding.ts"

export type FundingBlockData = {
  code: string
  title: string
  language: string
  projectCode: string | null
  cup: string | null
  fund: string
  wording: string
}
export type FundingLogo = { name: string; code: string }

/**
 * What a funded act says of its project: the Union's emblem, not smaller than any logo beside it, with the
 * statement in full next to it (Reg. (UE) 2021/1060, artt. 46-50 and Annex IX), then title, code and CUP.
 */
export const FundingBlock = ({
  block,
  logos = [],
  language,
}: {
  block: FundingBlockData
  logos?: readonly FundingLogo[]
  /** The act's language, in which the statement is written. */
  language: string
}) => {
  const { t } = useTranslation()
  const statement = statementOf(block.wording as Wording, language)
  return (
    <div className="funding">
      <div className="funding-marks">
        <div className="funding-union">
          <img src="/eu.svg" alt="" width={108} height={72} />
          <strong lang={language}>{statement}</strong>
        </div>
        {logos.map((logo) => (
          <img key={logo.code} className="funding-logo" src={`/files/${logo.code}`} alt={logo.name} />
        ))}
      </div>
      <p>
        <bdi lang={block.language}>{block.title}</bdi>
      </p>
      <p className="small">
        {[
          block.fund,
          block.projectCode && t("records.funding.code_is", { code: block.projectCode }),
          block.cup && t("records.funding.cup_is", { cup: block.cup }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  )
}
