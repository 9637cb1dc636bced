using Satark.Http.Routing;
using Satark.Relay.Web.Forms;

namespace Satark.Relay.Web;

/// <summary>What the web form answers. Anybody may ask; nothing here knows who does.</summary>
public sealed class WebRoutes
{
    private const int Receipt = 64 * 1024;
    private static readonly Caller Anybody = new Caller.Anybody();

    internal WebRoutes(PageEndpoints pages, TipEndpoints tips, ReceiptEndpoints receipts) => All =
    [
        Get("TipLanguages", "/tip", pages.LanguagesAsync),
        Get("TipStyle", "/tip/tip.css", PageEndpoints.StyleAsync),
        Get("TipScript", "/tip/tip.js", PageEndpoints.ScriptAsync),
        Get("TipAbout", "/tip/about", pages.AboutAsync),
        Get("TipReceipt", "/tip/receipt", pages.ReceiptAsync),
        Get("TipStations", "/tip/stations/{district}", PageEndpoints.StationsAsync),
        Get("TipCategories", "/tip/{language}", pages.CategoriesAsync),

        // Before the categories, which are names of the same place in the path.
        Get("TipAboutIn", "/tip/{language}/about", pages.AboutAsync),
        Get("TipReceiptIn", "/tip/{language}/receipt", pages.ReceiptAsync),
        Post("ShowTipReceipt", "/tip/{language}/receipt", receipts.ShowAsync, Receipt),
        Post("AddToTip", "/tip/{language}/receipt/add", receipts.AddAsync, TipUploads.MostOfForm),
        Get("TipForm", "/tip/{language}/{category}", pages.FormAsync),
        Post("SendTip", "/tip/{language}/{category}", tips.AnswerAsync, TipUploads.MostOfForm),
    ];

    /// <summary>The lines; where two fit a path, the first.</summary>
    public IReadOnlyList<Route> All { get; }

    private static Route Get(string name, string path, Endpoint handler) => new(name, "GET", path, Anybody, handler);

    private static Route Post(string name, string path, Endpoint handler, int limit) =>
        new(name, "POST", path, Anybody, handler) { BodyLimit = limit, Body = BodyKind.Multipart };
}
