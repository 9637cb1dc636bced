namespace Satark.Cases;

/// <summary>A counselling task after a rescue, so that it does not happen again.</summary>
/// <param name="N">1, 2, 3: after 1, 7 and 30 days.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Reminders">How often somebody was reminded.</param>
/// <param name="DoneAt">When it was done.</param>
public sealed record Counselling(int N, DateTimeOffset DueAt, int Reminders = 0, DateTimeOffset? DoneAt = null);
