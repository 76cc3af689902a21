// What we use of vader-sentiment, which brings no types.
declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: {
    /** `compound` from -1 (sad) to 1 (glad). */
    polarity_scores(text: string): { compound: number }
  }
}
