using Satark.Cases;
using Satark.Http.Links;

namespace Satark.Http.Packets;

/// <summary>The packet behind the link of another state's control room: which buttons open it, and while when.</summary>
internal static class PacketButtons
{
    /// <summary>Said where it may no longer be opened.</summary>
    public static readonly Refusal Over = new(RefusalKind.NotNow, "The hand-over packet can be read only by the control room that is asked, while it is asked. Call our desk.") { Hindi = "सुपुर्दगी पत्र वही नियंत्रण कक्ष पढ़ सकता है जिससे कहा गया है, और तभी तक। हमारी डेस्क को फ़ोन करें।" };

    private const string Page = "packet";
    private const string Cap = "packet-cap";

    /// <summary>What a button of this name opens; null where it is another button's.</summary>
    public static PacketFormat? FormatOf(string name) => name switch
    {
        Page => PacketFormat.Page,
        Cap => PacketFormat.Cap,
        _ => null,
    };

    /// <summary>Whether whoever was asked by this engagement may read the packet: a control room that is asked, or that took over, and has not said "not ours".</summary>
    public static bool MayOpen(Case c, string? engagement) =>
        c is { IsOpen: true, Erased: false, HandOver: { RefusedAt: null } asked }
        && c.Engagements.FirstOrDefault(e => e.Id == engagement) is { Agency: AgencyKind.StateControl, IsActive: true } e
        && (e.OfState is null || e.OfState == asked.State);

    /// <summary>Both buttons.</summary>
    public static Html Of() => Html.Of(
        $"""
        <button name="do" value="{Page}" class="other" formtarget="_blank"><b>सुपुर्दगी पत्र खोलें</b> <span lang="en">Open the hand-over packet</span></button>
        <button name="do" value="{Cap}" class="other"><b>CAP फ़ाइल</b> <span lang="en">The same as a CAP file</span></button>
        """);
}
