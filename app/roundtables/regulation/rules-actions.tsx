import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"

type RulesActionsProps = {
  /** The address of the table's rules. */
  home: string
  mayWrite: boolean
  hasDraft: boolean
  hasVersions: boolean
  isInForce: boolean
}

/** Where to go from the rules: the draft for who writes it, figures, versions. */
export const RulesActions = ({ home, mayWrite, hasDraft, hasVersions, isInForce }: RulesActionsProps) => {
  const { t } = useTranslation()
  return (
    <div className="stack-s above no-print">
      {mayWrite ? (
        <p>
          <ButtonLink wide href={hasDraft ? `${home}/draft` : `${home}/new`}>
            {t(hasDraft ? "regulation.open_draft" : "regulation.new_draft")}
          </ButtonLink>
        </p>
      ) : null}
      {isInForce ? (
        <p>
          <ButtonLink wide kind="line" href={`${home}/try`}>
            {t("regulation.try")}
          </ButtonLink>
        </p>
      ) : null}
      {hasVersions ? (
        <p>
          <a href={`${home}/versions`}>{t("regulation.all_versions")}</a>
        </p>
      ) : null}
    </div>
  )
}
