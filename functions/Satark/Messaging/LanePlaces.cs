namespace Satark.Messaging;

/// <summary>How many messages of each lane this process handles at once. Whoever brings them says so; a message has its place until its handler ends.</summary>
/// <param name="Urgent">Of the urgent lane.</param>
/// <param name="Ordinary">Of the ordinary lane.</param>
/// <param name="Bulk">Of the bulk lane.</param>
public sealed record LanePlaces(int Urgent, int Ordinary, int Bulk)
{
    /// <summary>Those of one lane.</summary>
    public int Of(Lane lane) => lane switch { Lane.Urgent => Urgent, Lane.Ordinary => Ordinary, _ => Bulk };
}
