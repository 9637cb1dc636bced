using System.Globalization;
using Satark.Messaging;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Notifications.Notices;

/// <summary>
/// A message to somebody that is about no case: a code, a gap in the roster, the summary of a shift. It is stored in the save that it follows from, sent by one channel, and gone
/// once that has taken it, so that it is sent once however often its message comes.
/// </summary>
/// <param name="Delivery">To whom, by which channel, how far it has come.</param>
/// <param name="Slots">What fills its template, in order; empty where it is made when it is sent.</param>
public sealed record Notice(Delivery Delivery, IReadOnlyList<string> Slots)
{
    /// <summary>The row of a notice.</summary>
    public static string Row(string id) => "notice-" + id;

    /// <summary>A notice from a template.</summary>
    /// <param name="id">Derived from what it is about; to whom and by which channel is added.</param>
    /// <param name="template">One of <see cref="TemplateIds"/>.</param>
    /// <param name="to">To whom.</param>
    /// <param name="slots">What fills the template.</param>
    /// <param name="now">When.</param>
    public static Notice Of(string id, string template, ContactPoint to, IReadOnlyList<string> slots, DateTimeOffset now) => new(
        new Delivery
        {
            Id = $"{id}.{to.Target}.{to.Channel}",
            Purpose = DeliveryPurpose.Update,
            Target = to.Target,
            TargetName = to.Name,
            Channel = to.Channel,
            Address = to.Address,
            Template = template,
            At = now,
        },
        slots);

    /// <summary>The n-th code to an address. Its digits are derived when it is sent.</summary>
    public static Notice Code(string id, ContactPoint to, int n, DateTimeOffset now) => Of(id, TemplateIds.Code, to, [], now) is var notice ? notice with { Delivery = notice.Delivery with { Round = n } } : null!;

    /// <summary>Adds it to a change of the roster's partition, with the message that sends it.</summary>
    public void AddTo(Change change, Lane lane)
    {
        change.Insert(Row(Delivery.Id), this, SatarkJson.Default.Notice);
        change.Send(Again(lane, Delivery.At));
    }

    /// <summary>The message that sends it, at its next attempt.</summary>
    public Message Again(Lane lane, DateTimeOffset at, int look = 0) => new Errand(Delivery.Id, N: Delivery.Attempts, Step: look).As(Errands.SendNotice, lane, at);

    /// <summary>Its name for logs: without whom it goes to.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Delivery.Template} by {Delivery.Channel}");
}
