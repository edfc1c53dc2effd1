import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import type { Following } from "./policy.ts"

type Props = { following: Following; formKey: string; refusal: Refusal | undefined; path: string }

/** Follow, or follow no longer; who is not signed in finds the way in. */
export const FollowBox = ({ following, formKey, refusal, path }: Props) => {
  const { t } = useTranslation()
  const { mayFollow, follows, isSignedIn } = following
  if (!isSignedIn)
    return (
      <p className="small no-print">
        <a href={`/sign-in?to=${encodeURIComponent(path)}`}>{t("follow.sign_in")}</a>
      </p>
    )
  if (!mayFollow) return null
  return (
    <div className="no-print">
      <RefusableForm formKey={formKey} refusal={refusal}>
        <input type="hidden" name="intent" value={follows ? "unfollow" : "follow"} />
        <p className="small">
          {t(follows ? "follow.followed" : "follow.text")}{" "}
          {follows ? <a href="/following">{t("follow.all")}</a> : null}
        </p>
        <Button kind="line" busy={t("common.form.saving")}>
          {t(follows ? "follow.unfollow" : "follow.follow")}
        </Button>
      </RefusableForm>
    </div>
  )
}
