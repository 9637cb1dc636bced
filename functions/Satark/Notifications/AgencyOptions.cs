using Satark.Cases;
using Satark.Places;
using Satark.Roster;

namespace Satark.Notifications;

/// <summary>Settings <c>Satark:Agencies</c>: whom engagements ask, and how they are reached.</summary>
public sealed record AgencyOptions
{
    /// <summary>The agencies, in the order in which they are looked for.</summary>
    public IReadOnlyList<AgencyEntry> Agencies { get; init; } = [];

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        for (var i = 0; i < Agencies.Count; i++)
        {
            foreach (var fault in Agencies[i].Faults())
            {
                yield return $"Satark:Agencies:{i}:{fault}";
            }

            if (Agencies.Take(i).Any(a => a.Id == Agencies[i].Id))
            {
                yield return $"Satark:Agencies:{i}:Id '{Agencies[i].Id}' stands there twice.";
            }
        }
    }
}

/// <summary>One agency as it is written in the settings.</summary>
public sealed record AgencyEntry
{
    /// <summary>Ours: 2 to 40 of a–z, 0–9, dot, dash and underscore.</summary>
    public string Id { get; init; } = "";

    /// <summary>task-force, station, up-112, district or state-control.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The gazetteer's id of its district, or nothing.</summary>
    public string? District { get; init; }

    /// <summary>The ISO 3166-2:IN suffix of its state, for a state's control room.</summary>
    public string? State { get; init; }

    /// <summary>As the desk says it.</summary>
    public string Name { get; init; } = "";

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>Mail address.</summary>
    public string? Mail { get; init; }

    /// <summary>Where its system takes requests.</summary>
    public string? Webhook { get; init; }

    /// <summary>The key that signs them.</summary>
    public string? WebhookKey { get; init; }

    /// <summary>Says nothing of the key, so that it can never be logged with the record.</summary>
    public override string ToString() => $"{Kind} {Id}";

    internal Agency Read() => new(Id, Words<AgencyKind>.TryParse(Kind, out var kind) ? kind : throw new InvalidOperationException("Read before it was checked."), Name)
    {
        District = Filled(District),
        State = Filled(State),
        Phone = Filled(Phone),
        Mail = Filled(Mail),
        Webhook = Filled(Webhook) is { } url ? new Uri(url, UriKind.Absolute) : null,
        WebhookKey = Filled(WebhookKey),
    };

    internal IEnumerable<string> Faults()
    {
        if (!Officers.IsId(Id))
        {
            yield return "Id is missing or has other characters than a-z, 0-9, dot, dash and underscore (2 to 40 of them).";
        }

        if (!Words<AgencyKind>.TryParse(Kind, out var kind))
        {
            yield return $"Kind is missing or unknown; it is one of {string.Join(", ", Words<AgencyKind>.All)}.";
        }
        else if (kind == AgencyKind.StateControl && string.IsNullOrWhiteSpace(State))
        {
            yield return "State is missing: a state's control room needs its ISO 3166-2:IN suffix (MP, BR, …).";
        }

        // Looked for by its code: under any other it would never be found.
        if (Filled(State) is { } state && Gazetteer.Default.FindState(state.ToUpperInvariant()) is null)
        {
            yield return $"State: there is no state '{state}'; the codes are those of ISO 3166-2:IN as of 2023 (CG, OD, TS, UK).";
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return "Name is missing.";
        }

        if (Filled(District) is { } district && Gazetteer.Default.Find(district) is null)
        {
            yield return $"District: there is no district '{district}'.";
        }

        if (Filled(Phone) is { } phone && !Address.IsPhone(phone))
        {
            yield return "Phone is not in E.164 form (+91…).";
        }

        if (Filled(Mail) is { } mail && !Address.IsMail(mail))
        {
            yield return "Mail is no mail address.";
        }

        if (Filled(Webhook) is not { } webhook)
        {
            yield break;
        }

        if (!Uri.TryCreate(webhook, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
        {
            yield return "Webhook is no https address.";
        }

        if (Filled(WebhookKey) is null)
        {
            yield return "WebhookKey is missing: requests to Webhook are signed.";
        }
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
