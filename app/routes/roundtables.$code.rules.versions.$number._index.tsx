import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { mayWriteRules } from "../roundtables/regulation/policy.ts"
import { RuleList } from "../roundtables/regulation/rule-list.tsx"
import { PrintFoot, VersionFacts } from "../roundtables/regulation/version-facts.tsx"
import { VersionStatus } from "../roundtables/regulation/version-status.tsx"
import { besideRules, getVersion } from "../roundtables/regulation/versions.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const [version, beside] = await Promise.all([
      getVersion(ctx, roundtable, params.number),
      besideRules(ctx, roundtable),
    ])
    const { number } = version
    return {
      title: titleOf(context, `${context.t("regulation.versions.number", { number })}, ${roundtable.name}`),
      roundtable,
      version,
      beside,
      mayWithdraw: version.state === "scheduled" && mayWriteRules(ctx.actor, roundtable),
      address: `${ctx.settings.publicUrl}/roundtables/${roundtable.code}/rules/versions/${number}`,
    }
  })

export default function Version() {
  const { roundtable, version, beside, mayWithdraw, address } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/roundtables/${roundtable.code}/rules`
  const { number } = version
  return (
    <RoundtableFrame roundtable={roundtable} current="rules">
      <BackLink href={`${home}/versions`} label={t("regulation.versions.title")} />
      <div className="row-x">
        <h2 className="sec large">{t("regulation.versions.number", { number })}</h2>
        <VersionStatus state={version.state} />
      </div>
      <div className="grid-main">
        <RuleList rules={version.rules} language={roundtable.language} {...beside} />
        <Section id="version" title={t("regulation.facts.title")}>
          <VersionFacts {...version} language={roundtable.language} />
          <div className="stack-s above no-print">
            {number > 1 ? (
              <p>
                <a href={`${home}/changes?from=${number - 1}&to=${number}`}>
                  {t("regulation.changes.from_number", { number: number - 1 })}
                </a>
              </p>
            ) : null}
            <p>
              <a href={`${home}/try?version=${number}`}>{t("regulation.try")}</a>
            </p>
            {mayWithdraw ? (
              <ButtonLink kind="quiet" href={`${home}/versions/${number}/withdraw`}>
                {t("regulation.withdraw.link")}
              </ButtonLink>
            ) : null}
          </div>
        </Section>
      </div>
      <PrintFoot sha256={version.sha256} address={address} />
    </RoundtableFrame>
  )
}
