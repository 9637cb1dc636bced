using Microsoft.Extensions.DependencyInjection;
using Satark.Messaging;
using Satark.Relay.Forwarding;
using Satark.Relay.Media;
using Satark.Relay.Web.Forms;
using Satark.Relay.Web.Guards;
using Satark.Relay.Web.Pages;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Web;

/// <summary>Puts the web form together.</summary>
public static class WebServices
{
    /// <summary>Adds it to the relay's container, which holds <see cref="RelayOptions"/>, <see cref="ReadTip"/>, <see cref="MediaBox"/> and the receipts.</summary>
    public static IServiceCollection AddTipWeb(this IServiceCollection services)
    {
        services.AddSingleton(p => p.GetRequiredService<RelayOptions>().Web);
        services.AddSingleton<FormTokens>().AddSingleton<LoadGauge>().AddSingleton<SlowLane>().AddSingleton<Door>().AddSingleton<LookUpDoor>().AddSingleton<TipUploads>().AddSingleton<SentForms>();
        services.AddSingleton(p => new MessageRoute(SentForms.Forget, p.GetRequiredService<SentForms>().ForgetAsync));
        services.AddSingleton(p => new Shell(Questionnaire.Default, p.GetRequiredService<RelayOptions>(), p.GetRequiredService<Installation>()));
        services.AddSingleton<PageEndpoints>().AddSingleton<TipEndpoints>().AddSingleton<ReceiptEndpoints>();
        return services.AddSingleton(p => new WebRoutes(p.GetRequiredService<PageEndpoints>(), p.GetRequiredService<TipEndpoints>(), p.GetRequiredService<ReceiptEndpoints>()));
    }
}
