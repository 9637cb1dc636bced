using Satark.Notifications;

namespace Satark.HandingOver;

/// <summary>Settings <c>Satark:Desk</c>: who another state's police calls back.</summary>
public sealed record DeskOptions
{
    /// <summary>The desk's name, as another police knows it.</summary>
    public string Name { get; init; } = "Satark desk";

    /// <summary>The number under which the desk is reached day and night (E.164); without it the last resort's number stands in.</summary>
    public string? Phone { get; init; }

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 80 || Name.Any(char.IsControl))
        {
            yield return "Satark:Desk:Name must be one line of at most 80 characters.";
        }

        if (!string.IsNullOrWhiteSpace(Phone) && !Address.IsPhone(Phone))
        {
            yield return "Satark:Desk:Phone is not in E.164 form (+91…).";
        }
    }
}
