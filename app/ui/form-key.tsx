/** The one-time key of a form: pressing twice does the thing once. */
export const FormKey = ({ value }: { value: string }) => <input type="hidden" name="_key" value={value} />
