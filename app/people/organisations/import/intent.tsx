/** Which of a page's forms was sent. */
export const Intent = ({ value }: { value: string }) => <input type="hidden" name="intent" value={value} />
