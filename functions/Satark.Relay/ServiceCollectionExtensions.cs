using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Satark.Http;
using Satark.Http.Accounts;
using Satark.Http.Meta;
using Satark.Http.Routing;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Demo;
using Satark.Relay.Forwarding;
using Satark.Relay.Line;
using Satark.Relay.Media;
using Satark.Relay.Retention;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Relay.Web;
using Satark.Relay.WhatsApp;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay;

/// <summary>Puts the informers' relay together.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds all of the relay to a container of its own. The host adds the ports (<see cref="Storage.IStore"/>, <see cref="IMessageBus"/>,
    /// <see cref="Privacy.IKeyRing"/>, <see cref="Storage.IMediaStore"/>, <see cref="Tips.Line.ITipDesk"/>), <see cref="Installation"/>,
    /// <see cref="HttpOptions"/>, a <see cref="TimeProvider"/> and logging; hands requests to <see cref="Gate"/> and messages to
    /// <see cref="Dispatcher"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    public static IServiceCollection AddSatarkRelay(this IServiceCollection services, RelayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.Join(' ', options.Faults()) is { Length: > 0 } faults)
        {
            throw new ArgumentException(faults);
        }

        services.AddSingleton(options);
        services.AddSatarkTalks().AddSatarkTips().AddRelayMedia().AddTipWeb().AddDemoPhone();
        services.AddSingleton<Dispatcher>().AddRelayMessages();
        services.TryAddSingleton<HttpOptions>();
        services.AddSingleton<ISignIn, NobodySignsIn>().AddSingleton<DeskGuard>().AddSingleton<SecurityHeaders>().AddSingleton<ProxyRules>().AddSingleton<Gate>();
        return services.AddSingleton<RelayRoutes>().AddSingleton(p => new RouteTable(p.GetRequiredService<RelayRoutes>().All, p.GetRequiredService<Installation>()));
    }

    private static IServiceCollection AddSatarkTalks(this IServiceCollection services)
    {
        services.AddSingleton<InformerVault>().AddSingleton<TalkBook>().AddSingleton<TakeWords>().AddSingleton<NoteStatus>().AddSingleton<TakeWebhook>();
        services.AddSingleton(p => Signature(p.GetRequiredService<RelayOptions>()));
        services.AddSingleton(p => new WhatsAppEndpoints(
            p.GetRequiredService<HubSignature>(), p.GetRequiredService<TakeWebhook>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<WhatsAppEndpoints>>()));
        services.AddSingleton(p => new CloudApi(CloudApi.Client(), p.GetRequiredService<RelayOptions>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<CloudApi>>()));
        services.TryAddSingleton<HearWords>(static p =>
        {
            var options = p.GetRequiredService<RelayOptions>();
            var said = Conversation.TalkSettings.Default with { Operator = options.RunBy ?? Conversation.TalkSettings.Default.Operator, IsTrial = options.IsTrial };
            return (talk, heard, now) => Conversation.Conversation.Hear(talk, heard, now, said);
        });
        return services.AddSingleton<HearInformer>().AddSingleton<CarryOutActs>().AddSingleton<SendWords>().AddSingleton<ForgetInformer>().AddSingleton<JoinTalks>().AddSingleton<FetchMedia>();
    }

    private static HubSignature Signature(RelayOptions options) => new(options.VerifyToken, options.AppSecret, options.AppSecretBefore);

    // What other parts of the relay call has a constructor of its own part's types: it is put together here.
    private static IServiceCollection AddSatarkTips(this IServiceCollection services)
    {
        services.AddSingleton<TipBook>().AddSingleton<ForwardWords>().AddSingleton<AttachMedia>().AddSingleton<TakeDeskWord>().AddSingleton<RelayIndex>().AddSingleton<ForgetTips>();
        services.AddSingleton(p => new SubmitTip(p.GetRequiredService<TipBook>())).AddSingleton(p => new ReadTip(p.GetRequiredService<TipBook>()));
        services.TryAddSingleton<MediaBox>();
        services.AddSingleton(p => new Receipts.Receipts(
            p.GetRequiredService<IStore>(), p.GetRequiredService<IKeyRing>(), p.GetRequiredService<TipBook>(), p.GetRequiredService<RelayOptions>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new FetchDeskWords(p.GetRequiredService<IStore>(), p.GetRequiredService<ITipDesk>(), p.GetRequiredService<TipBook>()));
        services.AddSingleton(p => new RevealInformer(p.GetRequiredService<IStore>(), p.GetRequiredService<TipBook>(), p.GetRequiredService<InformerVault>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new KeepOrForget(
            p.GetRequiredService<IStore>(), p.GetRequiredService<RelayIndex>(), p.GetRequiredService<TalkBook>(), p.GetRequiredService<InformerVault>(), p.GetRequiredService<ForgetTips>(),
            p.GetRequiredService<ForgetInformer>(), p.GetRequiredService<MediaBox>(), p.GetRequiredService<RelayOptions>(), p.GetRequiredService<ILogger<KeepOrForget>>()));
        return services.AddSingleton(p => new RelayTimers(
            p.GetRequiredService<IStore>(), p.GetRequiredService<FetchDeskWords>(), p.GetRequiredService<KeepOrForget>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<RelayTimers>>()));
    }

    private static IServiceCollection AddRelayMessages(this IServiceCollection services) => services
        .Route<HearInformer>(RelayErrands.Hear, h => h.HandleAsync)
        .Route<HearInformer>(RelayErrands.HearSilence, h => h.HearSilenceAsync)
        .Route<HearInformer>(RelayErrands.HearDraftWaited, h => h.HearDraftWaitedAsync)
        .Route<CarryOutActs>(RelayErrands.CarryOut, h => h.HandleAsync)
        .Route<SendWords>(RelayErrands.SendWords, h => h.HandleAsync)
        .Route<ForgetInformer>(RelayErrands.Forget, h => (message, token) => h.HandleAsync(Errand.Of(message).Subject, token))
        .Route<JoinTalks>(RelayErrands.JoinTalks, h => h.HandleAsync)
        .Route<FetchMedia>(RelayErrands.FetchMedia, h => h.HandleAsync)
        .Route<ForwardWords>(RelayErrands.ForwardWord, h => h.HandleAsync)
        .Route<AttachMedia>(RelayErrands.AttachMedia, h => h.HandleAsync)
        .Route<RelayTimers>(RelayErrands.FetchWords, h => h.FetchAsync)
        .Route<TakeDeskWord>(RelayErrands.TakeWord, h => h.HandleAsync)
        .Route<RelayIndex>(RelayErrands.Index, h => h.HandleAsync)
        .Route<TalkBook>(RelayErrands.EraseKey, h => h.EraseKeyAsync)
        .Route<RelayTimers>(RelayErrands.Retain, h => h.RetainAsync);
}
