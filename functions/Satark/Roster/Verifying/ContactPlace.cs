using System.Text.Json.Serialization;

namespace Satark.Roster.Verifying;

/// <summary>Kinds of contact points.</summary>
[JsonConverter(typeof(Words<ContactKind>))]
public enum ContactKind
{
    /// <summary>A telephone; its code comes by text message.</summary>
    Phone,

    /// <summary>A number with WhatsApp; the code comes by text message too, for it is a telephone number, and Meta has no template for codes of others.</summary>
    [JsonStringEnumMemberName("whatsapp")]
    WhatsApp,

    /// <summary>A mailbox.</summary>
    Mail,
}

/// <summary>A contact point of a post or a person.</summary>
/// <param name="Target">The post's or the officer's id.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="Desk">Where it belongs to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="IsPost">Whether it belongs to a post.</param>
public sealed record ContactPlace(string Target, string Name, Jurisdiction Desk, ContactKind Kind, string Address, bool IsPost)
{
    /// <summary>
    /// Every contact point that calls may go to, posts first: those of posts, of officers, and of the last resort. A post's id that is an officer's too means the post.
    /// </summary>
    public static IEnumerable<ContactPlace> Of(Duty.DutyRoster roster, LastResort? last) =>
        roster.Plan.Posts.SelectMany(p => Of(p.Id, p.Name, p.Desk, p.Phone, p.WhatsApp, p.Mail, true))
            .Concat(roster.Officers.SelectMany(o => Of(o.Id, o.Name, o.Jurisdiction, o.Phone, o.WhatsApp, o.Mail, false)))
            .Concat(last is null ? [] : Of(Escalation.Callees.LastResortId, last.Name, Jurisdiction.State, last.Phone, null, last.Mail, false));

    private static IEnumerable<ContactPlace> Of(string id, string name, Jurisdiction desk, string? phone, string? whatsApp, string? mail, bool isPost)
    {
        foreach (var (kind, address) in ((ContactKind, string?)[])[(ContactKind.Phone, phone), (ContactKind.WhatsApp, whatsApp), (ContactKind.Mail, mail)])
        {
            if (address is not null)
            {
                yield return new ContactPlace(id, name, desk, kind, address, isPost);
            }
        }
    }
}
